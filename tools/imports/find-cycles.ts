/**
 * Circles among the files of a graph (path → paths it needs when it runs), each once, as `a → b → a`, starting with
 * its first file by name. Tarjan's strongly connected components; of each component one shortest circle is named,
 * which is enough to know where to cut.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return components(graph)
    .filter(
      (component) => component.length > 1 || graph.get(component[0] ?? '')?.includes(component[0] ?? ''),
    )
    .map((component) => shortestCircle(graph, new Set(component), [...component].sort()[0] ?? ''))
    .sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '', 'en'))
}

function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const found: string[][] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.get(node) ?? 0)
    stack.push(node)
    onStack.add(node)
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue
      if (!index.has(next)) {
        visit(next)
        low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
      } else if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? 0, index.get(next) ?? 0))
    }
    if (low.get(node) !== index.get(node)) return
    const component = stack.splice(stack.indexOf(node))
    for (const member of component) onStack.delete(member)
    found.push(component)
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

function shortestCircle(
  graph: ReadonlyMap<string, readonly string[]>,
  inside: ReadonlySet<string>,
  start: string,
): string[] {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) {
        const way = [at]
        for (let back = at; back !== start; way.unshift(back)) back = cameFrom.get(back) ?? start
        return [...way, start]
      }
      if (!inside.has(next) || cameFrom.has(next)) continue
      cameFrom.set(next, at)
      queue.push(next)
    }
  }
  throw new Error('a strongly connected component has no circle')
}
