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

/** The problems that a conditional change may answer with, for the API's description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "404",
    description = "There is no task with this id.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "412",
    description = "The task no longer has the version that `If-Match` names.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:version_conflict", "title": "The task has changed",
                     "status": 412, "code": "version_conflict", "current_status": "claimed",
                     "version": 2,
                     "detail": "task 0NJ4A2V7QHX3K has changed and is now at version 2: read it \
                    again"}
                    """)))
@interface VersionProblems {}
