import { useEffect, useRef, useSyncExternalStore } from 'react'

const lessMotion = () => matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the system asks for less motion; follows it. */
export const usePrefersLessMotion = () =>
  useSyncExternalStore(
    (onChange) => {
      const query = lessMotion()
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    () => lessMotion().matches,
  )

/** The first picture of an animated one, standing still. */
export function StillPicture({ src, alt, onError }: { src: string; alt: string; onError: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const fail = useRef(onError)
  useEffect(() => {
    fail.current = onError
  })
  useEffect(() => {
    const picture = new Image()
    picture.addEventListener('load', () => {
      const here = canvas.current
      if (!here) return
      here.width = picture.naturalWidth
      here.height = picture.naturalHeight
      here.getContext('2d')?.drawImage(picture, 0, 0)
    })
    picture.addEventListener('error', () => fail.current())
    picture.src = src
    return () => picture.removeAttribute('src')
  }, [src])
  return <canvas ref={canvas} role="img" aria-label={alt} />
}
