package dev.chronicle.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chronicle.store.Retention;
import dev.chronicle.store.sqlite.SqliteCaptureStore.Synchronous;
import io.dropwizard.core.Configuration;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * What can be configured, beside what Dropwizard itself offers. Mutable while Dropwizard reads it,
 * not after.
 */
public final class DemoConfiguration extends Configuration {
  @NotBlank private String environment = "development";
  @NotBlank private String tasksJdbcUrl = "jdbc:sqlite:demo_tasks.db";
  @NotBlank private String capturesJdbcUrl = "jdbc:sqlite:chronicle_captures.db";
  @NotBlank private String redactionKeyFile = "chronicle_redaction.key";
  @NotNull private Synchronous capturesSynchronous = Synchronous.NORMAL;
  @NotNull private Duration capturesMaxAge = Duration.days(30);
  @NotNull private DataSize capturesMaxSize = DataSize.gibibytes(2);
  private Duration capturesErrorsMaxAge;
  private String adminToken = "";
  private String traceUrl = "";

  /** Returns where this server runs, OpenTelemetry's {@code deployment.environment.name}. */
  @JsonProperty
  public String getEnvironment() {
    return environment;
  }

  /** See {@link #getEnvironment}. */
  @JsonProperty
  public void setEnvironment(String environment) {
    this.environment = environment;
  }

  /** Returns the JDBC URL of the database that holds the tasks. */
  @JsonProperty
  public String getTasksJdbcUrl() {
    return tasksJdbcUrl;
  }

  /** See {@link #getTasksJdbcUrl}. */
  @JsonProperty
  public void setTasksJdbcUrl(String tasksJdbcUrl) {
    this.tasksJdbcUrl = tasksJdbcUrl;
  }

  /** Returns the JDBC URL of the database that holds the captured calls. */
  @JsonProperty
  public String getCapturesJdbcUrl() {
    return capturesJdbcUrl;
  }

  /** See {@link #getCapturesJdbcUrl}. */
  @JsonProperty
  public void setCapturesJdbcUrl(String capturesJdbcUrl) {
    this.capturesJdbcUrl = capturesJdbcUrl;
  }

  /**
   * Returns the file with the key that the tokens in place of secrets are made with; it is made if
   * it is not there. {@code CHRONICLE_REDACTION_KEY} goes first.
   */
  @JsonProperty
  public String getRedactionKeyFile() {
    return redactionKeyFile;
  }

  /** See {@link #getRedactionKeyFile}. */
  @JsonProperty
  public void setRedactionKeyFile(String redactionKeyFile) {
    this.redactionKeyFile = redactionKeyFile;
  }

  /** Returns what storing captured calls waits for. */
  @JsonProperty
  public Synchronous getCapturesSynchronous() {
    return capturesSynchronous;
  }

  /** See {@link #getCapturesSynchronous}. */
  @JsonProperty
  public void setCapturesSynchronous(Synchronous capturesSynchronous) {
    this.capturesSynchronous = capturesSynchronous;
  }

  /** Returns how long captured calls are kept. */
  @JsonProperty
  public Duration getCapturesMaxAge() {
    return capturesMaxAge;
  }

  /** See {@link #getCapturesMaxAge}. */
  @JsonProperty
  public void setCapturesMaxAge(Duration capturesMaxAge) {
    this.capturesMaxAge = capturesMaxAge;
  }

  /** Returns how large all files of captured calls together may be. */
  @JsonProperty
  public DataSize getCapturesMaxSize() {
    return capturesMaxSize;
  }

  /** See {@link #getCapturesMaxSize}. */
  @JsonProperty
  public void setCapturesMaxSize(DataSize capturesMaxSize) {
    this.capturesMaxSize = capturesMaxSize;
  }

  /** Returns how long captured calls that threw are kept; {@code null} if no longer than others. */
  @JsonProperty
  public Duration getCapturesErrorsMaxAge() {
    return capturesErrorsMaxAge;
  }

  /** See {@link #getCapturesErrorsMaxAge}. */
  @JsonProperty
  public void setCapturesErrorsMaxAge(Duration capturesErrorsMaxAge) {
    this.capturesErrorsMaxAge = capturesErrorsMaxAge;
  }

  /** Returns how much is kept of what was captured. */
  Retention retention() {
    return Retention.builder()
        .maxAge(capturesMaxAge.toJavaDuration())
        .errorsMaxAge(capturesErrorsMaxAge == null ? null : capturesErrorsMaxAge.toJavaDuration())
        .maxBytes(capturesMaxSize.toBytes())
        .build();
  }

  /** Returns the operator's token, empty when there is none. */
  @JsonProperty
  public String getAdminToken() {
    return adminToken;
  }

  /** See {@link #getAdminToken}. */
  @JsonProperty
  public void setAdminToken(String adminToken) {
    this.adminToken = adminToken;
  }

  /**
   * Returns the address of a trace in a program that shows traces, with {@code {trace_id}} in place
   * of the id; empty when there is none.
   */
  @JsonProperty
  public String getTraceUrl() {
    return traceUrl;
  }

  /** See {@link #getTraceUrl}. */
  @JsonProperty
  public void setTraceUrl(String traceUrl) {
    if (!traceUrl.isEmpty() && !traceUrl.matches("https?://.*\\{trace_id}.*")) {
      throw new IllegalArgumentException(
          "traceUrl must be http:// or https:// with {trace_id} in it, was: " + traceUrl);
    }
    this.traceUrl = traceUrl;
  }
}
