/** Starts one of the project's commands and waits for a line that it prints. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface RunningCommand {
  /** What the pattern's first group matched. */
  found: string
  output(): string
  stop(): Promise<void>
}

/** Runs a script with this Node until `pattern` matches its output. Rejects with the output when it ends before. */
export function startCommand(args: string[], pattern: RegExp): Promise<RunningCommand> {
  const child = spawn(process.execPath, ['--experimental-strip-types', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (text: string) => {
      output += text
      const found = pattern.exec(output)?.[1]
      if (found) resolve({ found, output: () => output, stop: () => stop(child) })
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}:\n${output}`)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => resolve())
    child.kill()
  })
}
