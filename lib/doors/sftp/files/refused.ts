import { STATUS, type Status } from '../wire/protocol.ts'

/** What was asked is not done; the client gets this status. */
export class Refused extends Error {
  readonly status: Status
  constructor(status: Status, message?: string) {
    super(message)
    this.status = status
  }
}

export const noSuchFile = () => new Refused(STATUS.noSuchFile)
export const permissionDenied = (message?: string) => new Refused(STATUS.permissionDenied, message)
export const failure = (message: string) => new Refused(STATUS.failure, message)
export const unsupported = () => new Refused(STATUS.unsupported)

/** The status of whatever an operation threw; `expected`: a client can bring it about, so it is nothing for the log. */
export function refusalOf(error: unknown): { refusal: Refused; expected: boolean } {
  if (error instanceof Refused) return { refusal: error, expected: true }
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return { refusal: noSuchFile(), expected: true }
    // O_NOFOLLOW met a link
    case 'ELOOP': return { refusal: permissionDenied(), expected: true }
    case 'EEXIST': return { refusal: failure('The file exists'), expected: true }
    case 'ENOSPC': case 'EDQUOT': return { refusal: failure('No space left'), expected: false }
    default: return { refusal: failure('The server could not do this'), expected: false }
  }
}
