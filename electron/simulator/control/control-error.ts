/** Input of the control surface that makes no sense; `field` says where. */
export class ControlError extends Error {
  readonly field: string
  readonly status: number

  constructor(field: string, problem: string, status = 400) {
    super(problem)
    this.field = field
    this.status = status
  }
}
