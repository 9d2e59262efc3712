import type { CSSOptions } from 'vite'

type PostcssPlugin = Exclude<NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number], undefined>

const pixels = /(?<![\w.#-])(\d*\.?\d+)px\b/g

/** Hairlines stay device pixels at every zoom. */
const largestHairlinePx = 2

/**
 * Style sheets are written in pixels at 100 %; the built ones are in rem, so that the zoom setting is
 * nothing but the root font size. Conditions of media and container queries stay as written.
 */
export function pxToRem(): PostcssPlugin {
  return {
    postcssPlugin: 'px-to-rem',
    Declaration(declaration) {
      if (!declaration.value.includes('px') || declaration.value.includes('url(')) return
      declaration.value = declaration.value.replace(pixels, (whole, digits: string) => {
        const value = Number(digits)
        return value <= largestHairlinePx ? whole : `${value / 16}rem`
      })
    },
  }
}
