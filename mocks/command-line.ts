/** The command line of the programs that listen on a port. */
import { parseArgs } from 'node:util'

interface Program {
  usage: string
  defaultPort: number
}

/** The port that `--port N` names. Ends the process after `--help` (0) and after what it does not understand (2). */
export function readPort({ usage, defaultPort }: Program): number {
  const { port, help } = readOptions(defaultPort)
  if (help) {
    console.log(usage)
    process.exit(0)
  }
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port)
  return endWith(2, `--port takes a number from 0 (any free port) to 65535, not "${port}".`)
}

/** Ends the process with 1, and says why it cannot listen. */
export function endUnheard(port: number, error: unknown): never {
  const { message } = toError(error)
  const isTaken = message.includes('already in use')
  return endWith(1, isTaken ? `Port ${port} is taken: choose another with --port.` : `Cannot listen: ${message}.`)
}

function readOptions(defaultPort: number): { port: string; help: boolean } {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: String(defaultPort) },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    // The rest is advice for those who wanted a file of that name.
    const [problem = ''] = toError(error).message.split('. ')
    return endWith(2, `${problem}: --help lists the options.`)
  }
}

function endWith(code: number, sentence: string): never {
  console.error(sentence)
  process.exit(code)
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
