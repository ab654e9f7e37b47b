package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.ProblemException;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages on which recorded calls are played back. */
@Hidden
@Path("/dashboard/replay")
@Produces(HtmlPage.MEDIA_TYPE)
public final class PlaybackResource {
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;
  private static final String FUNCTION = "function";
  private static final String ARGUMENT = "arg.";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Playback playback;
  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the pages. */
  public PlaybackResource(Playback playback, RecordedCalls calls, Clock clock) {
    this.playback = playback;
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows what can be played back, and what came of the last run. */
  @GET
  public HtmlPage page(@Context UriInfo uri) {
    return page(PageUrl.of(uri), "");
  }

  /** Starts a run. */
  @POST
  @Path("start")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(Form form, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri).at(Section.REPLAY.path());
    Instant now = clock.instant();
    String limit = Optional.ofNullable(form.asMap().getFirst("limit")).orElse("").strip();
    try {
      PlaybackPlan plan =
          PlaybackPlan.of(
              form.asMap().getOrDefault(FUNCTION, List.of()),
              TimeWindow.of(url, TimeWindow.ALL, now),
              limit);
      if (playback.start(plan, now)) {
        return Response.seeOther(url.toUri()).build();
      }
      return refused(CONFLICT, page(url, "A run is under way: wait for it, or stop it."));
    } catch (InvalidValueException wrong) {
      return refused(UNPROCESSABLE, page(url, wrong.getMessage()));
    }
  }

  /** Ends the run under way. */
  @POST
  @Path("stop")
  public Response stop(@Context UriInfo uri) {
    playback.cancel();
    return Response.seeOther(PageUrl.of(uri).at(Section.REPLAY.path()).toUri()).build();
  }

  /** Returns the report of the last run as a file. */
  @GET
  @Path("report.{format: json|html|txt|xml}")
  public Response report(@PathParam("format") String format) {
    ReplayReport report =
        playback
            .current()
            .flatMap(Playback.Started::report)
            .orElseThrow(() -> notFound("replay_not_over", "there is no run that is over"));
    ReportFormat form =
        switch (format) {
          case "json" -> ReportFormat.JSON;
          case "html" -> ReportFormat.HTML;
          case "xml" -> ReportFormat.JUNIT;
          default -> ReportFormat.TEXT;
        };
    return Response.ok(form.write(report), mediaType(format))
        .header("Content-Disposition", "attachment; filename=\"replay." + format + "\"")
        .build();
  }

  /** Shows one call, ready to be played back. */
  @GET
  @Path("calls/{id}")
  public HtmlPage call(@PathParam("id") String id, @Context UriInfo uri) {
    CapturedCall call = find(id);
    return callPage(uri, call, PlaybackCallPage.before(call, arguments(call), ""));
  }

  /** Plays one call back, with its arguments as the form has them, and shows what came of it. */
  @POST
  @Path("calls/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replay(@PathParam("id") String id, Form form, @Context UriInfo uri) {
    CapturedCall call = find(id);
    Map<String, String> recorded = arguments(call);
    Map<String, String> shown = new LinkedHashMap<>(recorded);
    Map<String, String> edited = new LinkedHashMap<>();
    for (String name : recorded.keySet()) {
      String given = form.asMap().getFirst(ARGUMENT + name);
      if (given != null) {
        shown.put(name, given);
        Optional<String> json = compact(given);
        if (json.isEmpty()) {
          PlaybackCallPage page =
              PlaybackCallPage.before(call, shown, name + " must be JSON, was: " + cut(given));
          return refused(UNPROCESSABLE, callPage(uri, call, page));
        }
        if (!json.equals(compact(recorded.get(name)))) {
          edited.put(name, json.get());
        }
      }
    }
    return Response.ok(
            callPage(uri, call, PlaybackCallPage.after(call, playback.replay(call, edited), shown)))
        .build();
  }

  private HtmlPage page(PageUrl url, String problem) {
    Instant now = clock.instant();
    TimeWindow window = TimeWindow.of(url, TimeWindow.ALL, now);
    Shell shell =
        Shell.of(Section.REPLAY, Section.REPLAY.label(), url, new Wording(now))
            .about(window)
            .keptUpToDate();
    Optional<Playback.Started> started = playback.current();
    if (started.flatMap(Playback.Started::report).isPresent()) {
      shell = shell.withDownloads(report());
    }
    return new HtmlPage("replay", shell, model(window, started, problem));
  }

  private static Shell.Download report() {
    Map<String, PageUrl> formats = new LinkedHashMap<>();
    for (String format : List.of("JSON", "HTML", "XML")) {
      String file = "/report." + format.toLowerCase(Locale.ROOT);
      formats.put(format, PageUrl.to(Section.REPLAY.path() + file));
    }
    return new Shell.Download("Report", formats);
  }

  private PlaybackPage model(
      TimeWindow window, Optional<Playback.Started> started, String problem) {
    List<FunctionStats> functions =
        calls.statistics(new TimeRange(window.since(), window.until())).byFunction();
    if (started.isEmpty()) {
      return new PlaybackPage(
          functions,
          Set.of(),
          PlaybackPlan.DEFAULT_LIMIT,
          null,
          ReplayCounts.NONE,
          0,
          Optional.empty(),
          problem);
    }
    PlaybackPlan plan = started.get().plan();
    return new PlaybackPage(
        functions,
        plan.functions(),
        plan.limit(),
        started.get().at(),
        started.get().counts(),
        planned(plan),
        started.get().report(),
        problem);
  }

  private long planned(PlaybackPlan plan) {
    long calls =
        this.calls.statistics(new TimeRange(plan.since(), plan.until())).byFunction().stream()
            .filter(each -> plan.functions().isEmpty() || plan.functions().contains(each.name()))
            .mapToLong(FunctionStats::calls)
            .sum();
    return Math.min(plan.limit(), calls);
  }

  private HtmlPage callPage(UriInfo uri, CapturedCall call, PlaybackCallPage page) {
    Shell shell =
        Shell.of(
            Section.REPLAY,
            "Replay " + call.function().name(),
            PageUrl.of(uri),
            new Wording(clock.instant()));
    return new HtmlPage("replay-call", shell, page);
  }

  private CapturedCall find(String id) {
    return calls
        .find(CallListResource.callId(id))
        .orElseThrow(() -> notFound("call_not_found", "there is no captured call with id " + id));
  }

  private static ProblemException notFound(String code, String detail) {
    return new ProblemException(Problem.of(NOT_FOUND, code, "Not found", detail));
  }

  private static Map<String, String> arguments(CapturedCall call) {
    Map<String, String> arguments = new LinkedHashMap<>();
    call.arguments()
        .forEach(
            argument ->
                arguments.put(
                    argument.name(), JsonTrees.parse(argument.value().json()).toPrettyString()));
    return arguments;
  }

  private static Optional<String> compact(String json) {
    try {
      return Optional.ofNullable(JSON.readTree(json))
          .filter(node -> !node.isMissingNode())
          .map(Object::toString);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private static String mediaType(String format) {
    return switch (format) {
      case "json" -> MediaType.APPLICATION_JSON;
      case "html" -> HtmlPage.MEDIA_TYPE;
      case "xml" -> MediaType.APPLICATION_XML;
      default -> "text/plain; charset=utf-8";
    };
  }

  private static Response refused(int status, HtmlPage page) {
    return Response.status(status).entity(page).build();
  }
}
