import type { Element, Node } from '@xmldom/xmldom'

/** The elements right below one. */
export function elementsOf(element: Element | null | undefined): Element[] {
  const found: Element[] = []
  for (let child = element?.firstChild ?? null; child; child = child.nextSibling)
    if (child.nodeType === 1) found.push(child as Element)
  return found
}

/** The elements of that name anywhere below one, in printed order. */
export function descendantsOf(element: Element | null | undefined, name: string): Element[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.localName === name ? [child] : []),
    ...descendantsOf(child, name),
  ])
}

/** An attribute of the element of that name right below one, whatever prefix the document writes it with. */
export function attributeOf(
  element: Element | undefined,
  name: string,
  attribute: string,
): string | undefined {
  const found = elementsOf(element).find(({ localName }) => localName === name)
  return found?.getAttribute(`w:${attribute}`) ?? found?.getAttribute(attribute) ?? undefined
}

/** The text of an element and all below it, as it is printed: what was deleted in revision is not. */
export function textOf(element: Element): string {
  let text = ''
  const visit = (node: Node) => {
    if (node.nodeName === 'w:t') text += node.textContent ?? ''
    else if (node.nodeName === 'w:tab') text += ' '
    else if (node.nodeName !== 'w:del')
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child)
  }
  visit(element)
  return text
}
