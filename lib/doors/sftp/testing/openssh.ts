import { spawn } from 'node:child_process'
import type { SftpAccount } from './sftp-register.ts'

export type ProgramResult = { code: number | null; stdout: string; stderr: string }

/** Runs a client program to its end. @param input what it reads from standard input */
export function runProgram(program: string, parameters: readonly string[], input = '', environment: Record<string, string> = {}): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, SSH_AUTH_SOCK: '', ...environment } })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString() })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Options of OpenSSH programs: this key and this host key only, no questions, nobody's own settings. */
export const opensshOptions = (account: SftpAccount, options: readonly string[] = []): string[] => [
  '-F', '/dev/null', '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=yes', '-o', `UserKnownHostsFile=${account.files.knownHosts}`,
  '-o', 'GlobalKnownHostsFile=/dev/null', '-o', 'ConnectTimeout=10', '-i', account.files.key, ...options.flatMap((option) => ['-o', option]),
]

/** `sftp -b`: ends at the first command that fails, unless it is preceded by `-`. */
export const openssh = (account: SftpAccount, commands: readonly string[], options: readonly string[] = []): Promise<ProgramResult> =>
  runProgram('sftp', [...opensshOptions(account, options), '-P', String(account.port), '-b', '-', `${account.user}@127.0.0.1`], `${commands.join('\n')}\n`)
