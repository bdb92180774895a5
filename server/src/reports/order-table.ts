/** A list as a file is made of it; rows come in batches while the file is already being sent. */
export interface OrderTable {
  readonly aboutTitle: string
  readonly about: readonly (readonly [label: string, value: string])[]
  readonly title: string
  /** Widths in characters. */
  readonly columns: readonly { label: string; width: number }[]
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
}
