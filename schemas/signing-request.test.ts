import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSigningRequest } from './signing-request.ts'
import { rsaPublicKey, sequence, signingRequest } from '#lib/certificates/testing/der.ts'
import { aSigningRequest } from '#lib/certificates/testing/signing-requests.ts'

const someKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

test.each([
  ['RSA 2048', {}],
  ['RSA 3072', { modulusLength: 3072 }],
  ['RSA 4096', { modulusLength: 4096 }],
  ['public exponent 3', { publicExponent: 3 }],
  ['SHA-384', { hash: 'SHA-384' as const }],
  ['SHA-512', { hash: 'SHA-512' as const }],
  ['an empty subject', { subject: '' }],
])('%s is accepted', async (_name, wish) => {
  const { der, key } = await aSigningRequest(wish)
  const request = await readSigningRequest(der)
  expect(request).toEqual({ accepted: true, publicKey: publicKeyOf(key) })
})

test.each([
  ['RSA 1024', { modulusLength: 1024 }, 'key-length'],
  ['RSA 8192', { modulusLength: 8192 }, 'key-length'],
  ['SHA-1', { hash: 'SHA-1' as const }, 'signature-algorithm'],
])('%s is refused', async (_name, wish, fault) => {
  const { der } = await aSigningRequest(wish)
  expect(await readSigningRequest(der)).toEqual({ accepted: false, fault })
})

test.each([
  ['EC', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['DSA', () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })],
  ['RSA-PSS', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
  ['Ed25519', () => generateKeyPairSync('ed25519')],
])('%s keys are refused', async (_name, generate) => {
  const der = signingRequest(generate().publicKey.export({ type: 'spki', format: 'der' }), someKey)
  expect(await readSigningRequest(der)).toEqual({ accepted: false, fault: 'key-not-rsa' })
})

test('exponent 1 is refused: everything would be its own signature', async () => {
  const { n } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  const modulus = Buffer.from(n!, 'base64url')
  for (const exponent of [1, 2, 4]) {
    expect(await readSigningRequest(signingRequest(rsaPublicKey(modulus, exponent), someKey))).toEqual({ accepted: false, fault: 'key-exponent' })
  }
})

test('a request signed by another key is refused', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  expect(await readSigningRequest(signingRequest(spki, privateKey))).toMatchObject({ accepted: true })
  expect(await readSigningRequest(signingRequest(spki, someKey))).toEqual({ accepted: false, fault: 'signature' })
})

test('PEM in the place of DER, trailing bytes, truncation and nothing at all are refused', async () => {
  const { der } = await aSigningRequest()
  const pem = Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`)
  for (const bytes of [pem, Buffer.from(der.toString('base64')), Buffer.concat([der, Buffer.of(0)]), der.subarray(0, -1), Buffer.alloc(0), Buffer.of(0x30)]) {
    expect(await readSigningRequest(bytes)).toEqual({ accepted: false, fault: 'unreadable' })
  }
})

test('deeply nested, endless and oversized structures are refused', async () => {
  const nested = (depth: number) => Array.from({ length: depth }).reduce<Buffer>((inner) => sequence(inner), Buffer.alloc(0))
  const indefinite = Buffer.concat([...Array<Buffer>(2500).fill(Buffer.of(0x30, 0x80)), ...Array<Buffer>(2500).fill(Buffer.of(0, 0))])
  const wide = sequence(Buffer.alloc(10_000, Buffer.of(0x05, 0x00)))
  for (const bomb of [nested(2000), indefinite, wide, sequence(Buffer.alloc(60_000)), Buffer.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)]) {
    expect(await readSigningRequest(bomb)).toEqual({ accepted: false, fault: 'unreadable' })
  }
})

test('no bytes crash the reader, and no changed request brings in another key', async () => {
  const { der, key } = await aSigningRequest()
  await fc.assert(fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
    const changed = Buffer.from(der)
    changed[at]! ^= change
    const request = await readSigningRequest(changed)
    // What is outside the signed part and says nothing (parameters of the signature algorithm) may change.
    if (request.accepted) expect(request.publicKey).toEqual(publicKeyOf(key))
  }), { numRuns: 300 })
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
    expect((await readSigningRequest(bytes)).accepted).toBe(false)
    expect((await readSigningRequest(sequence(Buffer.from(bytes)))).accepted).toBe(false)
  }), { numRuns: 300 })
  expect((await readSigningRequest(randomBytes(10_241))).accepted).toBe(false)
})

const publicKeyOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' })
