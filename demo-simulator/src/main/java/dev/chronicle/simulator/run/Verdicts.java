package dev.chronicle.simulator.run;

import dev.chronicle.simulator.report.RunReport;
import dev.chronicle.simulator.report.Verdict;
import java.util.Locale;

/** Tells success, conflict and failure from each other. */
final class Verdicts {
  private Verdicts() {}

  /**
   * Returns what an answer means: a 409 or 412, or a 404 for a task that was there, says that
   * another client was quicker.
   */
  static Verdict of(Call call, Answer answer) {
    if (answer instanceof Answer.Responded responded) {
      return of(call, responded);
    }
    Answer.Lost lost = (Answer.Lost) answer;
    return new Verdict.Failure(kind(lost.reason()), lost.message());
  }

  private static Verdict of(Call call, Answer.Responded responded) {
    int status = responded.status();
    if (status >= 200 && status < 300) {
      return Verdict.SUCCESS;
    }
    if (status == 409 || status == 412 || (status == 404 && call.task().isPresent())) {
      return Verdict.CONFLICT;
    }
    ProblemJson problem = ProblemJson.read(responded.body());
    return new Verdict.Failure((status + " " + problem.code()).strip(), problem.detail());
  }

  private static String kind(Answer.Reason reason) {
    return reason == Answer.Reason.UNREACHABLE
        ? RunReport.UNREACHABLE
        : reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
