'use client'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import type { Options, Problem } from './shapes.ts'

type FormContext = {
  options: Options
  problemsAt(field: string): readonly Problem[]
  /** the person has been at the field: from now on it may complain */
  visit(field: string): void
}
const Context = createContext<FormContext | undefined>(undefined)

/** What every field of a form asks: its options, and what is wrong with it. @param all everything may complain: the person has asked for it */
export function FormParts({ options, problems, all, children }: { options: Options; problems: readonly Problem[]; all: boolean; children: ReactNode }) {
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const value = useMemo((): FormContext => {
    const byField = new Map<string, Problem[]>()
    for (const problem of problems) byField.set(problem.field, [...(byField.get(problem.field) ?? []), problem])
    return {
      options,
      problemsAt: (field) => (all || visited.has(field) ? byField.get(field) ?? [] : []),
      visit: (field) => { setVisited((before) => (before.has(field) ? before : new Set([...before, field]))) },
    }
  }, [options, problems, all, visited])
  return <Context value={value}>{children}</Context>
}

export function useFormParts(): FormContext {
  const context = useContext(Context)
  if (!context) throw new Error('A field stands outside its form')
  return context
}
