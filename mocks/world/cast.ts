/** The people and jobs of the simulated company. Invented; any likeness is chance. */
import type { Actor } from '../../shared/credits/entry.ts'

export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Billing' }

export const RECRUITERS: readonly Actor[] = [
  { kind: 'user', id: 'amara', name: 'Amara Okafor' },
  { kind: 'user', id: 'jonas', name: 'Jonas Lindqvist' },
  { kind: 'user', id: 'mei', name: 'Mei Tanaka' },
  { kind: 'user', id: 'rafael', name: 'Rafael Siqueira' },
  { kind: 'user', id: 'leila', name: 'Leila Haddad' },
]

export const CANDIDATES: readonly string[] = [
  'Ngozi Adeyemi',
  'Tomasz Wójcik',
  'Priya Raghunathan',
  'Søren Mikkelsen',
  'Camila Rojas Fuentes',
  'Nguyễn Thị Hạnh',
  'Yusuf Demirel',
  'Aoife Ní Bhriain',
  'Kofi Mensah',
  'Elif Şahin',
  'Mateus Carvalho',
  'Hana Kobayashi',
  'Oleksandr Kovalenko',
  'Fatima Zahra Benali',
  'Lukas Brandstätter',
  'Siosaia Tupou',
  'Minh Anh Trần',
  'Zsófia Kertész',
  'Arjun Deshpande',
  'Ingrid Solheim',
  'Thabo Nkosi',
  'Maryam Rezaei',
  'Giulia Ferrante',
  'Park Ji-woo',
]

export const JOBS: readonly string[] = [
  'Senior Backend Engineer',
  'Warehouse Team Lead, Rotterdam',
  'Product Designer',
  'Paediatric Nurse, nights',
  'Customer Success Manager, DACH',
]

export const IMPORT_FILES: readonly string[] = [
  'spring-career-fair.csv',
  'referrals-q3.csv',
  'legacy-ats-export.csv',
  'alumni-network.csv',
]

/** Who may look: the demo's users. Rights are the scenario's, less what the role lacks. */
export interface Person {
  id: string
  name: string
  role: 'Admin' | 'Recruiter' | 'Hiring manager'
  lacks: readonly ('entries' | 'export' | 'buy' | 'request')[]
}

export const VIEWERS: readonly Person[] = [
  { id: 'amara', name: 'Amara Okafor', role: 'Admin', lacks: [] },
  { id: 'jonas', name: 'Jonas Lindqvist', role: 'Recruiter', lacks: ['buy'] },
  { id: 'mei', name: 'Mei Tanaka', role: 'Hiring manager', lacks: ['entries', 'export', 'buy', 'request'] },
]
