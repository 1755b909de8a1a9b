/** Where the previews are and how they are built. Run by `npm run storybook` and `npm run build:storybook`. */
import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/preact-vite'

const config: StorybookConfig = {
  framework: {
    name: '@storybook/preact-vite',
    options: { builder: { viteConfigPath: fileURLToPath(new URL('vite.config.ts', import.meta.url)) } },
  },
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
}

export default config
