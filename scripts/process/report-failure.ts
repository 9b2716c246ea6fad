import { ConfigurationError } from '#lib/platform/configuration.ts'
import { DatabaseStartError } from '#lib/platform/embedded-postgres.ts'
import { MigrationError } from '#lib/platform/migrate.ts'
import { BuildError } from '../setup/build.ts'
import { PortTaken } from './ports.ts'

/** Ends the process with one line about what went wrong and what to do; exit code 2 = could not run. */
export function reportFailure(what: string, error: unknown): never {
  console.error(`${what}: ${lineOf(error)}`)
  process.exit(2)
}

export function lineOf(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof DatabaseStartError || error instanceof MigrationError || error instanceof BuildError || error instanceof PortTaken) return error.message
  const { code, message, syscall, port, address, path: file } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  switch (code) {
    case 'EADDRINUSE': return `port ${port} is taken by another program`
    case 'EACCES': return syscall === 'listen' ? `port ${port} may not be opened by this user` : `no permission for ${file}`
    case 'ENOENT': return `there is no ${file}`
    case 'EISDIR': return `${file ?? 'that'} is a directory`
    case 'ENOSPC': return 'no space left on the disk'
    case 'ECONNREFUSED': case 'ETIMEDOUT': case 'ENOTFOUND': case 'EHOSTUNREACH': return `the database is not reachable (${code}${address ? ` ${address}` : ''}${port ? `:${port}` : ''}); check DATABASE_URL`
    case '28P01': case '28000': return 'the database refuses the user or password of DATABASE_URL'
    case '3D000': return 'the database of DATABASE_URL does not exist'
    case '42501': return `the database user may not do what is needed: ${message}`
    case '57P03': return 'the database is starting up or shutting down; try again'
    default: return message || String(error)
  }
}
