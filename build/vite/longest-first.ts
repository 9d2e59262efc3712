import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest. Those that mostly wait for programs stand beside those that compute, and none is left for the end, where it would run alone. */
const longest = ['hosts/hard-times', 'automation/never-a-fourth', 'hosts/kill', 'hosts/commands', 'store/any-order', 'contracts/store']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.includes(`/${name}.test.ts`))
      if (place >= 0) return place
      return moduleId.includes('/tests/electron/hosts/') ? longest.length : longest.length + 1
    }
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
