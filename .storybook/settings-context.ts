import { createContext } from 'preact'
import { readSettings, type Settings } from './globals.ts'

/** What the toolbar says, for whatever stands on the stage. */
export const SettingsContext = createContext<Settings>(readSettings({}))
