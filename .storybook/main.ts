/** Where the previews are and how they are built. Run by `npm run storybook` and `npm run build:storybook`. */
import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/preact-vite'
import type { IndexInput } from 'storybook/internal/types'
import { scenarios } from '../mocks/scenarios.ts'

const config: StorybookConfig = {
  framework: {
    name: '@storybook/preact-vite',
    options: { builder: { viteConfigPath: fileURLToPath(new URL('vite.config.ts', import.meta.url)) } },
  },
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Designers review what is there; they do not set up Storybook, and write no stories from its page.
  features: { sidebarOnboardingChecklist: false, actions: false, interactions: false },
  experimental_indexers: (indexers = []) =>
    indexers.map((indexer) => ({
      ...indexer,
      createIndex: async (file, options) => (await indexer.createIndex(file, options)).map(withTitle),
    })),
}

/** Storybook reads names without running a story, so it only knows what is exported. */
function withTitle(entry: IndexInput): IndexInput {
  const scenario = scenarios.find(({ name }) => name.replaceAll('-', '') === entry.exportName.toLowerCase())
  return scenario ? { ...entry, name: scenario.title } : entry
}

export default config
