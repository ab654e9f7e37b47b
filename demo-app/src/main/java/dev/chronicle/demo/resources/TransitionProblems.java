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

/** The problems that a step of a task's life may answer with, for the API's description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "404",
    description = "There is no task with this id.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "409",
    description =
        "The task does not allow this step. `code` is illegal_transition, not_owner, lease_expired"
            + " or already_completed.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:illegal_transition",
                     "title": "The task's status does not allow this",
                     "status": 409, "code": "illegal_transition", "current_status": "pending",
                     "version": 1,
                     "detail": "cannot complete task 0NJ4A2V7QHX3K: it must be processing, is: \
                    pending"}
                    """)))
@interface TransitionProblems {}
