import type { Command } from './command.ts'
import { authorityKey } from './commands/authority-key.ts'
import { clock } from './commands/clock.ts'
import { credentials } from './commands/credentials.ts'
import { operator } from './commands/operator.ts'
import { order } from './commands/order.ts'
import { outbox } from './commands/outbox.ts'
import { send } from './commands/send.ts'
import { sign } from './commands/sign.ts'
import { status } from './commands/status.ts'
import { validate } from './commands/validate.ts'

/** Every command of `ir`, in the order in which people need them. */
export const commands: readonly Command[] = [credentials, validate, sign, send, status, order, outbox, clock, authorityKey, operator]
