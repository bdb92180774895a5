import type { PluginContent } from 'easy-template-x'

/** One series under the names of its items, as the charts of a template take it. */
export function chartOf(
  label: string,
  items: readonly { readonly name: string; readonly value: number }[],
): PluginContent {
  return {
    _type: 'chart',
    categories: { names: items.map(({ name }) => chartText(name)) },
    series: [{ name: chartText(label), values: items.map(({ value }) => value) }],
  }
}

/** The library writes names into the chart's XML as they are; the three signs it trips over are printed full width. */
function chartText(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
}
