import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { EchoMessage } from '#schemas/generated/types/echo.ts'
import type { RegisterContext } from '../context.ts'

/** The same data in a newly signed Echo (D-53). */
export const answerEcho = (context: RegisterContext, echo: EchoMessage): string =>
  signWritten(writeMessage('Echo', 'Echo', echo), context.authority.signerOfAnswers())
