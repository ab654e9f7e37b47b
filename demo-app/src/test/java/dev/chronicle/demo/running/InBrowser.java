package dev.chronicle.demo.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests of pages in a real browser: a {@link Browser} on the server that all tests share can
 * be had as a parameter, and is as new after each test. Without a Chromium they are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
@ExtendWith({SharedDemo.class, SharedBrowser.class})
@interface InBrowser {}
