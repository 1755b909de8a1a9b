/** The instances of all scenarios: made when first asked for, forgotten when long idle. */
import { EventLog } from './event-log.ts'
import type { Scenario } from './scenario.ts'
import { findScenario } from './scenarios.ts'
import { Simulation } from './simulation.ts'

interface Instance {
  scenario: Scenario
  events: EventLog
  simulation: Simulation
  usedAt: number
}

const MAX_INSTANCES = 1000
const IDLE_MS = 12 * 3_600_000
const NAME = /^([a-z0-9-]+)(?:@([A-Za-z0-9_.-]{1,64}))?$/

export class Instances {
  readonly #clock: () => number
  /** In the order of last use, the longest idle first. */
  readonly #instances = new Map<string, Instance>()
  #starts = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  get size(): number {
    return this.#instances.size
  }

  /** The instance `<scenario>[@<instance>]`, up to date; `undefined` when there is no such scenario. */
  find(name: string): Simulation | undefined {
    const instance = this.#instances.get(name) ?? this.#create(name)
    if (!instance) return undefined
    instance.usedAt = this.#clock()
    this.#instances.delete(name)
    this.#instances.set(name, instance)
    this.#evict(instance.usedAt)
    instance.simulation.advance()
    return instance.simulation
  }

  /** Starts an instance anew, in another epoch. Open streams go on and hear `resync`. */
  reset(name: string): Simulation | undefined {
    const instance = this.#instances.get(name)
    if (!instance) return this.find(name)
    instance.simulation = this.#start(instance.scenario, instance.events)
    instance.events.append('resync')
    return instance.simulation
  }

  #create(name: string): Instance | undefined {
    const [, scenarioName] = NAME.exec(name) ?? []
    const scenario = scenarioName === undefined ? undefined : findScenario(scenarioName)
    if (!scenario) return undefined
    const events = new EventLog(this.#epoch())
    return { scenario, events, simulation: this.#start(scenario, events), usedAt: 0 }
  }

  #start(scenario: Scenario, events: EventLog): Simulation {
    return new Simulation(scenario, this.#epoch(), events, this.#clock)
  }

  /** Differs for each start, in this process and in the next. */
  #epoch(): string {
    this.#starts += 1
    return `${this.#clock().toString(36)}-${this.#starts}`
  }

  /** Instances with open streams are in use, however quiet. */
  #evict(now: number): void {
    for (const [name, { usedAt, events }] of this.#instances) {
      const isIdle = now - usedAt > IDLE_MS || this.#instances.size > MAX_INSTANCES
      if (!isIdle) return
      if (events.listenerCount === 0) this.#instances.delete(name)
    }
  }
}
