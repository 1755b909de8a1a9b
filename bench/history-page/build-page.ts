import { preact } from '@preact/preset-vite'
import { build } from 'vite'

/** The page's script, as it would be shipped: one file, minified. */
export async function buildPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    plugins: [preact({ devToolsEnabled: false })],
    build: {
      write: false,
      lib: { entry: `${import.meta.dirname}/main.tsx`, formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('The page was not built.')
  return output.output[0].code
}
