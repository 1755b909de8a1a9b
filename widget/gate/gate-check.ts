import type { GateAnswer } from '../../shared/credits/gate.ts'

/** What a host is told: the answer, whether the gate lets it run, and the same in words. Amounts are in the unit's smallest step. */
export type GateCheck = GateAnswer & { mayRun: boolean; text: string }
