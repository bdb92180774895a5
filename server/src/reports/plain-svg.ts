import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import type { Element } from '@xmldom/xmldom'
import { elementsOf } from './word-elements.ts'

/**
 * A drawing of the chart library without what only a page with scripts has a use for: its marks for pointing at items,
 * its style sheet, its invisible shapes, its frames for zooming. It gets the name it is read out by.
 */
export function plainSvg(svg: string, label: string): string {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  if (root === null) throw new Error('the chart library drew nothing')
  clean(root)
  for (const name of ['baseProfile', 'version', 'xmlns:xlink']) root.removeAttribute(name)
  root.setAttribute('role', 'img')
  root.setAttribute('aria-label', label)
  return new XMLSerializer().serializeToString(root)
}

function clean(element: Element): void {
  for (const child of elementsOf(element)) {
    if (['style', 'defs'].includes(child.localName ?? '') || isInvisible(child)) {
      element.removeChild(child)
      continue
    }
    for (const name of Array.from(child.attributes, (attribute) => attribute.name))
      if (['class', 'pointer-events', 'clip-path'].includes(name) || name.startsWith('ecmeta_'))
        child.removeAttribute(name)
    // As attributes, since a page may forbid styles.
    for (const [name, value] of declarationsOf(child)) child.setAttribute(name, value)
    child.removeAttribute('style')
    clean(child)
  }
  for (let child = element.firstChild; child;) {
    const next = child.nextSibling
    if (child.nodeType === 3 && element.localName !== 'text' && child.nodeValue?.trim() === '')
      element.removeChild(child)
    child = next
  }
}

function isInvisible(element: Element): boolean {
  const paints = (fill: string | null, opacity: string | null) => fill !== 'none' && opacity !== '0'
  if (element.localName === 'text' || element.localName === 'g') return false
  const stroke = element.getAttribute('stroke')
  const isStroked = stroke !== null && stroke !== 'none' && element.getAttribute('stroke-width') !== '0'
  return !isStroked && !paints(element.getAttribute('fill'), element.getAttribute('fill-opacity'))
}

function declarationsOf(element: Element): [name: string, value: string][] {
  return (element.getAttribute('style') ?? '').split(';').flatMap((declaration) => {
    const [name = '', value = ''] = declaration.split(':')
    return value === '' ? [] : [[name.trim(), value.trim()] as [string, string]]
  })
}
