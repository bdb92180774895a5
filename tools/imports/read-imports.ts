import { parseSync, Visitor } from 'vite'

/** One import (or re-export) of a file. */
export interface Import {
  readonly specifier: string
  readonly line: number
  /** `import type`, `export type … from`, `import('…')` in a type: gone when the program runs. */
  readonly isType: boolean
}

/**
 * Every import of a TypeScript source, in order. Read by the parser of the bundler (oxc, as Vite exports it), so that
 * text in comments and strings is never taken for one. Throws when the file does not parse.
 */
export function readImports(path: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(path, source)
  const [error] = errors
  if (error) throw new Error(`${path} does not parse: ${error.message}`)
  const found: { specifier: string; start: number; isType: boolean }[] = []
  const note = (specifier: string, start: number, isType: boolean) => found.push({ specifier, start, isType })
  new Visitor({
    ImportDeclaration: (node) => note(node.source.value, node.start, node.importKind === 'type'),
    ExportAllDeclaration: (node) => note(node.source.value, node.start, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) note(node.source.value, node.start, node.exportKind === 'type')
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        note(node.source.value, node.start, false)
    },
    TSImportType: (node) => note(node.source.value, node.start, true),
  }).visit(program)
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ specifier, start, isType }) => ({ specifier, line: lineAt(source, start), isType }))
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}
