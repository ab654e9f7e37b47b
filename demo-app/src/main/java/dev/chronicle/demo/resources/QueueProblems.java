package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that each operation of the queue may answer with, for the API's description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ApiResponse(
    responseCode = "422",
    description = "A value breaks a rule; `field` names it.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:invalid_value", "title": "A value breaks a rule",
                     "status": 422, "code": "invalid_value", "field": "worker_id",
                     "detail": "worker_id must be given"}
                    """)))
@ApiResponse(
    responseCode = "500",
    description = "Failed on purpose, see /admin/error-injection, or through a defect.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:injected_failure", "title": "Failed on purpose",
                     "status": 500, "code": "injected_failure",
                     "detail": "injected: a dependency did not answer in time"}
                    """)))
@ApiResponse(
    responseCode = "503",
    description = "The database has no time; try again after `Retry-After` seconds.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:database_busy", "title": "Busy", "status": 503,
                     "code": "database_busy",
                     "detail": "the database is busy: try again in a moment"}
                    """)))
@interface QueueProblems {}
