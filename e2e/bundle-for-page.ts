import { build } from 'vite'

/** A module of ours with all that it imports, as one script that any page can import: for parts that no element shows. */
export async function bundleForPage(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error(`${entry} was not built.`)
  const [chunk, ...others] = output.output
  if (others.length > 0) throw new Error(`${entry} was built in more than one file.`)
  return chunk.code
}
