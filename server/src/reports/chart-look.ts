/* What all charts of a bulletin look like on its page and in its PDF. */

export const ink = '#1c2733'
export const soft = '#7f7f7f'
export const blue = '#2f5597'

/** Dark and light take turns, so that neighbours differ on a black-and-white printer too. */
export const palette = [
  '#1f4e79',
  '#f4b183',
  '#7f7f7f',
  '#bdd7ee',
  '#843c0c',
  '#c5d9a4',
  '#5b9bd5',
  '#ffe699',
  '#404040',
  '#d9d9d9',
]

export const outline = { borderColor: '#404040', borderWidth: 0.4 }
export const squares = { selectedMode: false, icon: 'rect', itemWidth: 8, itemHeight: 8, itemStyle: outline }

/** Nobody points at what is printed. */
export const still = { silent: true, emphasis: { disabled: true } } as const
