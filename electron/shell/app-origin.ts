/** The one origin whose pages this app shows: the built renderer, served from inside the process. */
export const appScheme = 'app'
export const appOrigin = 'app://danggol'
export const startUrl = `${appOrigin}/`
export const connectChannel = 'danggol:connect'

export function isAppUrl(url: string): boolean {
  return URL.canParse(url) && `${new URL(url).protocol}//${new URL(url).host}` === appOrigin
}
