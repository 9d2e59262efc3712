import { commandList, type CommandDefinition, type CommandId } from '#shared/domain/command-list.ts'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'

export type CommandHandlers = { [Id in CommandId]?: (() => void) | undefined }
/** A command somebody on screen can carry out at this moment. */
export type AvailableCommand = CommandDefinition & { id: CommandId }

const useHandlers = create<{ groups: readonly (() => CommandHandlers)[]; ids: readonly (readonly CommandId[])[] }>(() => ({ groups: [], ids: [] }))

/** Of several handlers of one command the one mounted last wins, as the screen on top. */
function handlerOf(id: string): (() => void) | undefined {
  for (const group of useHandlers.getState().groups.toReversed()) {
    const handler = group()[id as CommandId]
    if (handler) return handler
  }
  return undefined
}

/**
 * While the calling component is on screen, these commands are available and do this. Leave a command out (or
 * undefined) while it makes no sense, such as replying with no conversation open.
 */
export function useCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  const names = Object.entries(handlers).flatMap(([id, handler]) => (handler ? [id] : [])).join(' ')
  useEffect(() => {
    const group = () => latest.current
    const ids = names.split(' ').filter(Boolean) as CommandId[]
    useHandlers.setState((state) => ({ groups: [...state.groups, group], ids: [...state.ids, ids] }))
    return () =>
      useHandlers.setState((state) => {
        const at = state.groups.indexOf(group)
        return { groups: state.groups.toSpliced(at, 1), ids: state.ids.toSpliced(at, 1) }
      })
  }, [names])
}

/** Answers whether there was somebody to carry it out. */
export function runCommand(id: string): boolean {
  const handler = handlerOf(id)
  handler?.()
  return handler !== undefined
}

export const isCommandAvailable = (id: string): boolean => handlerOf(id) !== undefined

export function useAvailableCommands(): AvailableCommand[] {
  const ids = useHandlers((state) => state.ids)
  const available = new Set<CommandId>(ids.flat())
  return commandList.filter((command) => available.has(command.id))
}

const byId = new Map<CommandId, CommandDefinition>(commandList.map((command) => [command.id, command]))

/** First key of a command, for tooltips and menus; undefined when it has none. */
export function commandKeys(id: CommandId): string | undefined {
  return byId.get(id)?.keys[0]
}
