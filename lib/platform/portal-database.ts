/**
 * The portal's database through its Prisma model. As in `database.ts`, the type of the parameter says what a function
 * may do: `PortalDatabase` begins transactions, `PortalTransaction` writes, `PortalReadTransaction` reads.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { openDatabase } from './database.ts'
import { type Prisma, PrismaClient } from './generated/portal/client.ts'

export type PortalTransaction = Prisma.TransactionClient

type Reads = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findFirstOrThrow' | 'findMany' | 'count' | 'aggregate' | 'groupBy'
type Model = Uncapitalize<Prisma.ModelName>

export type PortalReadTransaction = { readonly [Name in Model]: Pick<PortalTransaction[Name], Reads> } & Pick<PortalTransaction, '$queryRaw'>

export interface PortalDatabase {
  transaction<T>(work: (tx: PortalTransaction) => Promise<T>): Promise<T>
  read<T>(work: (tx: PortalReadTransaction) => Promise<T>): Promise<T>
  /** A connection of its own for LISTEN; call the result to stop. Called with '' after every (re)connection. */
  listen(channel: string, onNotification: (payload: string) => void): Promise<() => Promise<void>>
  /** For what lives longer than a transaction (session locks, job runner). */
  readonly pool: pg.Pool
  close(): Promise<void>
}

// A file of 10,000 reports can bring some 100,000 rows of findings; everything else is done in milliseconds.
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 }

export function openPortalDatabase({ url, connectionsMax = 10 }: { url: string; connectionsMax?: number }): PortalDatabase {
  const database = openDatabase({ url, schema: 'portal', connectionsMax })
  const prisma = new PrismaClient({ adapter: new PrismaPg(database.pool, { schema: 'portal' }), transactionOptions: TRANSACTION, errorFormat: 'minimal' })
  return {
    pool: database.pool,
    transaction: (work) => prisma.$transaction(work),
    read: (work) => prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      return work(tx)
    }),
    listen: (channel, onNotification) => database.listen(channel, onNotification),
    async close() {
      await prisma.$disconnect()
      await database.close()
    },
  }
}
