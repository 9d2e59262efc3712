import type { Behaviour } from '../behaviour.ts'
import type { Json } from '../json.ts'
import type { World } from '../world.ts'
import { personState } from './people.ts'

export type SimulatorState = {
  nowMs: number
  behaviour: Behaviour
  counts: { accepted: number; webhooks: number; media: number; people: number }
  callbacks: { app: string | null; waba: string | null; phone: string | null; isSubscribed: boolean }
  faults: readonly Json[]
  people: Json[]
}

const mostPeople = 1000

export function readState(world: World): SimulatorState {
  const { settings } = world
  const people = world.people.all()
  return {
    nowMs: world.clock.nowMs(),
    behaviour: world.behaviour,
    counts: { ...world.ledger.counts, media: world.media.count, people: people.length },
    callbacks: { app: settings.appCallback?.url ?? null, waba: settings.wabaCallback?.url ?? null, phone: settings.phoneCallback?.url ?? null, isSubscribed: settings.isSubscribed },
    faults: world.faults.list.map((fault) => ({ ...fault })),
    people: people.slice(0, mostPeople).map((person) => personState(world, person)),
  }
}
