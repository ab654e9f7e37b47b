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

/** The problem that an operation on one task may answer with, for the API's description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "404",
    description = "There is no task with this id.",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Problem.class),
            examples =
                @ExampleObject(
                    """
                    {"type": "urn:chronicle:task_not_found", "title": "No such task",
                     "status": 404, "code": "task_not_found", "id": "0NJ4A2V7QHX3K",
                     "detail": "there is no task with id 0NJ4A2V7QHX3K"}
                    """)))
@interface TaskProblems {}
