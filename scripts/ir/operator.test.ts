import { execFile } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isOperator } from '#lib/identity/operators.ts'
import { MASTER_KEY, populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'

const MAIN = path.join(import.meta.dirname, 'main.ts')

test('who has logged in becomes an officer by one command and is none by another, and no identity code is printed', async () => {
  const portal = await populatedPortal()
  const { personId } = await portal.as('Testinen')
  const identityCode = '120479-912S'
  const ir = (act: string, typed: string): Promise<{ code: number; text: string }> => new Promise((resolve) => {
    const environment = { ...process.env, DATABASE_URL: portal.url, MASTER_KEY: MASTER_KEY.toString('base64'), IR_ENVIRONMENT: 'test' }
    const child = execFile(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'operator', act, '--json'], { env: environment }, (error, out, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: out.trim() + errors.trim() })
    })
    child.stdin!.end(`${typed}\n`)
  })
  const holds = () => portal.db.read((tx) => isOperator(tx, personId))

  expect(await ir('add', artificialPersonalIdentityCode(977))).toEqual({ code: 1, text: '{"result":"never-logged-in"}' })
  expect(await ir('add', '120479-912X')).toEqual({ code: 1, text: '{"result":"not-an-identity-code"}' })
  expect(await ir('add', identityCode.toLowerCase())).toEqual({ code: 0, text: '{"result":"added"}' })
  expect(await holds()).toBe(true)
  expect(await ir('add', identityCode)).toEqual({ code: 0, text: '{"result":"already"}' })
  const { text } = await ir('list', '')
  expect(JSON.parse(text)).toMatchObject([{ removedAt: null }, { name: expect.stringContaining('Testinen'), removedAt: null }])
  expect(await ir('remove', identityCode)).toEqual({ code: 0, text: '{"result":"removed"}' })
  expect(await holds()).toBe(false)
  expect(await ir('add', '')).toMatchObject({ code: 1 })
}, 60_000)
