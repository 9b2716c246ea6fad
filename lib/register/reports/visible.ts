import type { Visible } from '#schemas/eservice-report-operations.ts'

/** Conditions of one statement with their parameters; texts are constants, so that statements stay few. */
export class Conditions {
  readonly parameters: unknown[]
  readonly #texts: string[] = []

  /** @param parameters shared with other parts of the same statement */
  constructor(parameters: unknown[] = []) {
    this.parameters = parameters
  }

  /** @returns the parameter's place, `$3` */
  parameter(value: unknown): string {
    this.parameters.push(value)
    return `$${this.parameters.length}`
  }

  add(text: string): void {
    this.#texts.push(text)
  }

  get text(): string {
    return this.#texts.length > 0 ? this.#texts.join(' AND ') : 'true'
  }
}

/**
 * What the person may see: these types, where limited only within the suborganisations. What names no suborganisation
 * concerns the whole party and stays closed to a limited right (docs/decisions/0044).
 * @param type column of the type @param subOrganisations column with the codes, a JSON array
 */
export function addVisible(conditions: Conditions, visible: Visible, { type, subOrganisations }: { type: string; subOrganisations: string }): void {
  const alternatives = visible.map(({ types, subOrganisationIds }) => {
    const ofType = `${type} = ANY (${conditions.parameter(types)}::int[])`
    if (!subOrganisationIds) return ofType
    return `(${ofType} AND ${subOrganisations} <> '[]'::jsonb AND ${subOrganisations} <@ ${conditions.parameter(JSON.stringify(subOrganisationIds))}::jsonb)`
  })
  conditions.add(`(${alternatives.join(' OR ')})`)
}

export const isLimited = (visible: Visible): boolean => visible.some(({ subOrganisationIds }) => subOrganisationIds !== undefined)
