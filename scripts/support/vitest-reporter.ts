import { JsonReporter, type SerializedError, type TestModule } from 'vitest/node';

/** Vitest's JSON reporter, which says nothing of errors that belong to no test, and how many of those there were. */
export default class Reporter extends JsonReporter {
  #unhandledErrors = 0;

  override onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[] = [],
  ): Promise<void> {
    this.#unhandledErrors = errors.length;
    return super.onTestRunEnd(modules);
  }

  override writeReport(report: string): Promise<void> {
    const told = { ...JSON.parse(report), unhandledErrors: this.#unhandledErrors };
    return super.writeReport(JSON.stringify(told));
  }
}
