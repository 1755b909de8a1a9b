/** The clock that pauses of the API are counted by, too: two clocks would disagree when the device's is corrected. */
export { steadyNow as now } from '../shared/billing/steady-now.ts'
