import { writeMessage } from '#lib/xml/write-message.ts'
import { services } from '#schemas/services.ts'

/** A delivery as a payroll program writes it, each element on a line of its own. @param root says which message it is */
export function xmlOf(delivery: { deliveryData: object }, root = 'WageReportsRequestToIR'): string {
  const operation = services.flatMap(({ operations }) => operations).find(({ input }) => input.element === root)
  if (!operation) throw new Error(`No operation takes ${root}`)
  return writeMessage(operation.input.file, root, delivery).replaceAll('><', '>\n<')
}
