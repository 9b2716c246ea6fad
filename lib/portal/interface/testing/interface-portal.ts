import path from 'node:path'
import { onTestFinished } from 'vitest'
import { startTestRegister, type TestRegister } from '#lib/doors/testing/test-register.ts'
import type { Actor } from '#lib/identity/actor.ts'
import type { Standing } from '#lib/identity/permissions.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { InterfaceContext } from '../../context.ts'
import { openRegisterOperations } from '../../register-operations.ts'
import { personWith } from '../../testing/person-with.ts'

const ESERVICE = '9999999-2'

/** One for the tests of a file. */
export const aRegisterWithSecureMessages = (): Promise<TestRegister> => startTestRegister({ ESERVICE_BUSINESS_ID: ESERVICE, SECURE_MESSAGE_URL: 'http://portal.example/secure-message' })

let customers = 60_000

/** A populated portal beside a real register, with an organisation that has not been there before. */
export async function interfacePortal(register: TestRegister) {
  const portal = await populatedPortal({ now: new Date().toISOString() })
  const operations = openRegisterOperations({ registerWs: `https://localhost:${register.port}/${INTERFACE_VERSION}`, directory: path.join(register.environment['DATA_DIR']!, 'e-service') })
  onTestFinished(() => operations.close())
  const businessId = BusinessId.parse(artificialBusinessId(customers++))
  await portal.db.transaction((tx) => tx.organisation.create({ data: { businessId, name: `Koeyritys ${businessId} Oy`, artificial: true, createdAt: portal.clock.now() } }))
  const contextOf = (actor: Actor): InterfaceContext => ({ ...portal, actor, register: operations, uploadsDirectory: '/nowhere', uploadBytesMax: 1 })
  return {
    ...portal, businessId, operations, contextOf,
    /** Somebody new who stands so towards the organisation. */
    async as(standing?: Standing): Promise<InterfaceContext> {
      return contextOf(await personWith(portal, businessId, standing))
    },
    /** What was done in the organisation's name, oldest first. */
    async actions(): Promise<{ action: string; subject: string | null; personId: string }[]> {
      return portal.db.read((tx) => tx.action.findMany({ where: { ownerKey: `organisation:${businessId}` }, orderBy: { id: 'asc' }, select: { action: true, subject: true, personId: true } }))
    },
  }
}

export type InterfacePortal = Awaited<ReturnType<typeof interfacePortal>>

export const contact = { name: 'Terho Tekninen', phone: '+358401234567', email: 'terho@example.org' }
