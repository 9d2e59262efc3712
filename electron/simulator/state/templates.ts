import { sampleTemplates } from './sample-templates.ts'
import type { Template } from './template.ts'

const variable = /\{\{\s*([a-z0-9_]+)\s*\}\}/g

/** Names between double braces, each once, in order. */
export const variablesOf = (text: string): string[] => [...new Set([...text.matchAll(variable)].map((match) => match[1]!))]

export class TemplateCatalogue {
  readonly #templates = new Map<string, Template>()

  constructor() {
    for (const template of sampleTemplates) this.put(template)
  }

  put(template: Template): void {
    this.#templates.set(template.id, structuredClone(template))
  }

  get(id: string): Template | undefined {
    return this.#templates.get(id)
  }

  find(name: string, language: string): Template | undefined {
    return this.all().find((template) => template.name === name && template.language === language)
  }

  all(): Template[] {
    return [...this.#templates.values()]
  }

  delete(id: string): boolean {
    return this.#templates.delete(id)
  }
}
