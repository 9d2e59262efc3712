import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that start programs take longest and mostly wait: begun first, they cost no time of their own. */
export class ProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const startsPrograms = ({ moduleId }: TestSpecification) => moduleId.includes('/tests/electron/hosts/')
    const sorted = await super.sort(files)
    return [...sorted.filter(startsPrograms), ...sorted.filter((file) => !startsPrograms(file))]
  }
}
