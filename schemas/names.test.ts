import { expect, test } from 'vitest'
import { dictionary, isElement, namespaceFiles } from './dictionary.ts'
import { fileName, typeName, valueName } from './names.ts'

test.each([
  ['IRReportId', 'irReportId', 'IrReportId'],
  ['POBox', 'poBox', 'PoBox'],
  ['CBACode', 'cbaCode', 'CbaCode'],
  ['BurdensResultOfPE', 'burdensResultOfPe', 'BurdensResultOfPe'],
  ['Co', 'co', 'Co'],
])('%s becomes %s and %s', (official, value, type) => {
  expect([valueName(official), typeName(official)]).toEqual([value, type])
})

test('files are named in kebab case', () => {
  expect(fileName('WageReportsToIRTypes')).toBe('wage-reports-to-ir-types')
})

test('no two elements of a type become the same name', () => {
  for (const file of namespaceFiles) {
    for (const type of Object.values(dictionary[file].complexTypes ?? {})) {
      const names = (type.sequence ?? type.choice ?? []).filter(isElement).map((element) => valueName(element.name))
      expect(new Set(names).size).toBe(names.length)
    }
  }
})
