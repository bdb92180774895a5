/** A finding of the text rules while somebody types; `zh` and `en` say what is wrong and what to do. */
export interface TextProblem {
  readonly zh: string
  readonly en: string
}

/**
 * What the centre's text rules find in an input (R6.4: length, filler phrases, copies). The rules are a topic of their
 * own in core; the desk shows whatever this answers under the input, and nothing while it answers nothing.
 */
export function textProblems(_field: 'title' | 'content' | 'reply', _text: string): readonly TextProblem[] {
  return []
}
