/** Random values of any message type, valid by its schema, derived from the dictionary. */
import fc from 'fast-check'
import { dictionary, isElement, resolveTypeName, type ElementParticle, type NamespaceFile, type SimpleType } from '#schemas/dictionary.ts'
import { valueName } from '#schemas/names.ts'

/** Values of a root element, without its Signature. Lists are short, optional parts present half the time. */
export function aMessage(file: NamespaceFile, rootElement: string): fc.Arbitrary<object> {
  const root = dictionary[file].rootElements!.find(({ name }) => name === rootElement)!
  return ofType(file, root.type!) as fc.Arbitrary<object>
}

function ofType(file: NamespaceFile, typeName: string): fc.Arbitrary<unknown> {
  const type = resolveTypeName(file, typeName)
  if (type.file === null) return ofBuiltIn(type.local)
  const simple = dictionary[type.file].simpleTypes?.[type.local]
  return simple ? ofSimpleType(type.file, simple) : ofGroup(type.file, type.local)
}

type Home = [NamespaceFile, ElementParticle]

function ofGroup(file: NamespaceFile, name: string): fc.Arbitrary<object> {
  const type = dictionary[file].complexTypes![name]!
  const own = (type.sequence ?? type.choice ?? []).filter(isElement).filter(({ ref }) => !ref).map((particle): Home => [file, particle])
  if (type.choice) return fc.oneof(...own.map(([home, particle]) => fc.record({ [valueName(particle.name)]: ofElement(home, { ...particle, min: Math.max(1, particle.min) }) })))
  const base = type.extends ? resolveTypeName(file, type.extends) : undefined
  const members: fc.Arbitrary<object>[] = own.map(([home, particle]) => {
    const present = fc.record({ [valueName(particle.name)]: ofElement(home, particle) })
    return particle.min === 0 ? fc.oneof(fc.constant({}), present) : present
  })
  if (base) members.unshift(ofGroup(base.file!, base.local))
  const group = fc.tuple(...members).map((parts): object => Object.assign({}, ...parts) as object)
  // An empty group is left out when written (PR-124), so that it could not come back.
  return group.filter((value) => Object.keys(value).length > 0)
}

function ofElement(file: NamespaceFile, { type, min, max }: ElementParticle): fc.Arbitrary<unknown> {
  const value = ofType(file, type!)
  return max === 1 ? value : fc.array(value, { minLength: Math.max(1, min), maxLength: Math.min(max ?? 3, Math.max(3, min)) })
}

function ofSimpleType(file: NamespaceFile, type: SimpleType): fc.Arbitrary<unknown> {
  const base = resolveTypeName(file, type.base)
  if (type.enum) return fc.constantFrom(...type.enum.map((value) => (value === 'true' ? true : /^\d+$/.test(value) ? Number(value) : value)))
  if (base.file !== null) return ofSimpleType(base.file, { ...dictionary[base.file].simpleTypes![base.local]!, ...withoutUndefined({ minLength: type.minLength, maxLength: type.maxLength }) })
  switch (base.local) {
    case 'boolean': return fc.boolean()
    case 'decimal': return fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })
    case 'base64Binary': return fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    default:
      if (type.pattern) return fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 32, maxLength: 32 })
      return base.local === 'normalizedString' || base.local === 'string' ? aText(base.local, type.minLength ?? 0, Math.min(type.maxLength ?? 50, 50)) : ofBuiltIn(base.local)
  }
}

const withoutUndefined = (object: object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** Printable text with a preference for what has to be escaped; never blank or banned (PR-122), never a line end where XSD would change it. */
function aText(kind: 'string' | 'normalizedString', minLength: number, maxLength: number): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...'abcXYZ0189åäöŠ€&<>"\' -/*#;]😀', ...(kind === 'string' ? ['\n', '\t'] : [])) },
    { weight: 1, arbitrary: fc.integer({ min: 0xa0, max: 0xd7ff }).map((code) => String.fromCharCode(code)) },
  )
  return fc.array(unit, { minLength, maxLength }).map((units) => units.join('')).filter((text) => text.trim() !== '' && !/--|\/\*/.test(text))
}

function ofBuiltIn(local: string): fc.Arbitrary<unknown> {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const zone = fc.constantFrom('Z', '+03:00', '+02:00', '-11:30')
  switch (local) {
    case 'int': return fc.integer()
    case 'boolean': return fc.boolean()
    case 'date': return day.map((date) => date.toISOString().slice(0, 10))
    case 'dateTime': return fc.tuple(day, zone).map(([date, offset]) => date.toISOString().replace('Z', offset))
    case 'time': return fc.tuple(day, zone).map(([date, offset]) => date.toISOString().slice(11, 19) + offset)
    default: throw new Error(`No random values for ${local}`)
  }
}
