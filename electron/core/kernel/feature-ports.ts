import type { Ports } from '../ports/ports.ts'
import type { ShownNumbers } from './shown-numbers.ts'
import type { ShopFacts } from './shop-facts.ts'
import type { ShopHours } from './shop-hours.ts'
import type { SignalBus } from './signals.ts'
import type { StepsUnderWay } from './steps-under-way.ts'

/** What every feature is built from: the outside world, the shared facts, and the bus on which features meet. */
export type FeaturePorts = Ports & { facts: ShopFacts; shopHours: ShopHours; signals: SignalBus; numbers: ShownNumbers; steps: StepsUnderWay }
