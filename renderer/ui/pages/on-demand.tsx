import { lazy, useState, type ComponentType, type FunctionComponent } from 'react'

export const isMissingSheet = (error: unknown) => error instanceof Error && error.message.startsWith('Unable to preload CSS')

/** Vite asks for a sheet once a page and takes it for loaded ever after, also for other parts: what is not here yet would come without its looks. */
let missedSheet: unknown

/**
 * A part of the app that is loaded when it is first shown, or ahead of that with `loadAhead`. One that is here already is shown at once:
 * a promise, even a kept one, would make React show the placeholder first, and keep it for 300 ms.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> & { loadAhead: () => Promise<void> } {
  let Loaded: ComponentType<Props> | null = null
  const start = async () => {
    if (!Loaded && missedSheet !== undefined) throw missedSheet
    try {
      return { default: (Loaded ??= await load()) }
    } catch (error) {
      if (isMissingSheet(error)) missedSheet = error
      throw error
    }
  }
  const Awaited: ComponentType<Props> = lazy(start)
  const Part = (props: Props) => {
    const [Shown] = useState(() => Loaded ?? Awaited)
    return <Shown {...props} />
  }
  /** What fails now is asked for again, and its failure shown, when it is needed. */
  const loadAhead = () => start().then(() => {}, () => {})
  return Object.assign(Part, { loadAhead })
}
