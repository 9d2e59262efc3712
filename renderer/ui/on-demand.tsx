import { lazy, useState, type ComponentType, type FunctionComponent } from 'react'

/**
 * A part of the app that is loaded when it is first shown, or ahead of that with `loadAhead`. One that is here already is shown at once:
 * a promise, even a kept one, would make React show the placeholder first, and keep it for 300 ms.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> & { loadAhead: () => Promise<void> } {
  let Loaded: ComponentType<Props> | null = null
  const start = async () => ({ default: (Loaded ??= await load()) })
  const Awaited: ComponentType<Props> = lazy(start)
  const Part = (props: Props) => {
    const [Shown] = useState(() => Loaded ?? Awaited)
    return <Shown {...props} />
  }
  /** What fails now is asked for again, and its failure shown, when it is needed. */
  const loadAhead = () => start().then(() => {}, () => {})
  return Object.assign(Part, { loadAhead })
}
