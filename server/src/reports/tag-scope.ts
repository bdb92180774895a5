/** The names a template may use at one place: plain tags, conditions, and loops with what is known inside them. */
export interface TagScope {
  readonly values: readonly string[]
  readonly charts: readonly string[]
  readonly conditions: readonly string[]
  readonly loops: Readonly<Record<string, TagScope>>
}

export function scope(values: readonly string[], rest: Partial<Omit<TagScope, 'values'>> = {}): TagScope {
  return { values, charts: [], conditions: [], loops: {}, ...rest }
}
